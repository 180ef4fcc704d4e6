import { manifestText, methodologyText } from '@cfit/analytics/contracts'
import { schema, schemaText, thePactText } from '@cfit/api'
import { type GraphQLArgument, type GraphQLNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { introspectionText } from '../../admin/introspection.ts'
import { textOf } from './tree.ts'

describe('generated contracts are what the code generates (npm run generate:contracts)', () => {
  it('api/schema.graphql', () => expect(textOf('api/schema.graphql')).toBe(schemaText()))
  it('api/THE-PACT.md', () => expect(textOf('api/THE-PACT.md')).toBe(thePactText()))
  it('analytics/manifest.json', async () => expect(textOf('analytics/manifest.json')).toBe(await manifestText()))
  it('analytics/METHODOLOGY.md', async () => expect(textOf('analytics/METHODOLOGY.md')).toBe(await methodologyText()))
  it('admin/src/generated/introspection.d.ts', () => expect(textOf('admin/src/generated/introspection.d.ts')).toBe(introspectionText(schemaText())))
})

/** Everything in the schema that a reader could ask the meaning of. */
function undescribed(types: GraphQLNamedType[]): string[] {
  return types.flatMap((type) => {
    const missing = type.description ? [] : [type.name]
    if (isEnumType(type))
      missing.push(
        ...type
          .getValues()
          .filter((value) => !value.description)
          .map((value) => `${type.name}.${value.name}`),
      )
    if (!(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))) return missing
    for (const field of Object.values(type.getFields())) {
      if (!field.description) missing.push(`${type.name}.${field.name}`)
      if ('args' in field)
        missing.push(
          ...(field.args as readonly GraphQLArgument[])
            .filter((argument) => !argument.description)
            .map((argument) => `${type.name}.${field.name}(${argument.name})`),
        )
    }
    return missing
  })
}

describe('descriptions', () => {
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'))

  it('stand on every type, field, argument and value', () => {
    expect(types.length).toBeGreaterThan(80)
    expect(undescribed(types)).toEqual([])
  })

  it('and the check sees a missing one', () => {
    const tender = types.find((type) => type.name === 'Tender') as GraphQLNamedType
    const { description } = tender
    tender.description = undefined
    try {
      expect(undescribed(types)).toEqual(['Tender'])
    } finally {
      tender.description = description
    }
  })
})
