export { type AnswerFinding, type AnswerInput, answerFindings, type QuestionRule } from './answers.ts'
export { isDecimal } from './decimals.ts'
