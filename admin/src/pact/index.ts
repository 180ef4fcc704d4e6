export { ThePact } from './the-pact.tsx'
