import {
  buildModels,
  type DuckDBConnection,
  type Instance,
  type Layer,
  loadModels,
  type Model,
  openInstance,
  readRows,
  relationsRead,
  type Sidecar,
} from '@cfit/analytics/engine'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let instance: Instance
let connection: DuckDBConnection
beforeEach(async () => {
  instance = await openInstance()
  connection = await instance.connect()
})
afterEach(() => {
  connection.closeSync()
  instance.closeSync()
})

const sidecar: Sidecar = { grain: 'One row per organisation.', key: ['id'], columns: { id: 'Key.' } }
const model = (layer: Layer, name: string, sql: string, described: Partial<Sidecar> = {}): Model => ({
  layer,
  name,
  sql,
  sidecar: { ...sidecar, ...described },
})
const source = model('staging', 'organisations', 'select id from raw.organisation')
const build = (...models: Model[]) => buildModels(connection, models)

describe('the order of the models', () => {
  it('comes from the SQL itself, through common table expressions and subqueries', async () => {
    const sql = `
      with a as (select * from intermediate.x), b as (select * from a)
      select * from b
      where id in (select id from staging.organisations)
        and exists (select 1 from marts.z union all select 1 from marts.y)`
    expect(await relationsRead(connection, sql, 'x.sql')).toEqual(['intermediate.x', 'marts.y', 'marts.z', 'staging.organisations'])
  })

  it('puts each model after all that it reads, whatever the order of the files', async () => {
    const { ordered } = await build(
      model('marts', 'a', 'select id from marts.b'),
      model('marts', 'b', 'select id from intermediate.chosen'),
      model('intermediate', 'chosen', 'select id from staging.organisations'),
      source,
    )
    expect(ordered.map((item) => item.model.name)).toEqual(['organisations', 'chosen', 'b', 'a'])
  })

  it('orders every shipped model and builds it over an empty store', async () => {
    const { ordered } = await buildModels(connection, loadModels())
    expect(ordered).toHaveLength(loadModels().length)
  })
})

describe('a model is refused', () => {
  const refusal = (code: string, text: string) => ({ code, message: expect.stringContaining(text) })

  it('when it reads what is neither a model nor a source', async () => {
    await expect(build(source, model('marts', 'a', 'select id from staging.organisation'))).rejects.toMatchObject(
      refusal('MODEL_UNKNOWN_RELATION', 'models/marts/a.sql reads staging.organisation,'),
    )
    await expect(build(model('staging', 'a', 'select id from raw.session'))).rejects.toMatchObject(refusal('MODEL_UNKNOWN_RELATION', 'raw.session'))
    await expect(build(source, model('marts', 'a', 'select id from organisations'))).rejects.toMatchObject(refusal('MODEL_UNKNOWN_RELATION', 'organisations'))
  })

  it('when it reads a later stage', async () => {
    const upward = model('intermediate', 'chosen', 'with x as (select id from marts.a) select id from x')
    await expect(build(source, upward, model('marts', 'a', 'select id from staging.organisations'))).rejects.toMatchObject(
      refusal('MODEL_READS_UPWARD', 'models/intermediate/chosen.sql reads marts.a'),
    )
  })

  it('when it reads the store past staging, or staging reads more than the store', async () => {
    await expect(build(model('marts', 'a', 'select id from raw.organisation'))).rejects.toMatchObject(refusal('MODEL_READS_UPWARD', 'Only staging'))
    await expect(build(source, model('staging', 'b', 'select id from staging.organisations'))).rejects.toMatchObject(
      refusal('MODEL_READS_UPWARD', 'models/staging/b.sql'),
    )
    await expect(build(model('staging', 'b', 'select id from raw.organisation where id in (select organisation_id from raw.support)'))).rejects.toMatchObject(
      refusal('MODEL_NOT_ONE_SOURCE', 'raw.organisation and raw.support'),
    )
  })

  it('when models read one another in a circle', async () => {
    await expect(build(model('marts', 'a', 'select id from marts.b'), model('marts', 'b', 'select id from marts.a'))).rejects.toMatchObject(
      refusal('MODEL_CYCLE', 'marts.a reads marts.b reads marts.a'),
    )
    await expect(build(model('marts', 'a', 'select id from marts.a'))).rejects.toMatchObject(refusal('MODEL_CYCLE', 'marts.a reads marts.a'))
  })

  it('when it is not one SELECT, or does not run', async () => {
    await expect(build(model('staging', 'a', 'selec id from raw.organisation'))).rejects.toMatchObject(refusal('MODEL_BROKEN', 'models/staging/a.sql'))
    await expect(build(model('staging', 'a', 'select 1; select 2'))).rejects.toMatchObject(refusal('MODEL_BROKEN', 'several statements'))
    await expect(build(model('staging', 'a', 'drop table raw.organisation'))).rejects.toMatchObject(refusal('MODEL_BROKEN', 'models/staging/a.sql'))
    await expect(build(model('staging', 'a', 'select nome as id from raw.organisation'))).rejects.toMatchObject(
      refusal('MODEL_BROKEN', 'models/staging/a.sql does not run'),
    )
  })

  it('when the sidecar describes another relation than the one built', async () => {
    const two = 'select id, slug from raw.organisation'
    await expect(build(model('staging', 'a', two))).rejects.toMatchObject(
      refusal('SIDECAR_DIFFERS', 'models/staging/a.ts differs from its model: it does not describe slug'),
    )
    await expect(build(model('staging', 'a', 'select id from raw.organisation', { columns: { id: '', slug: '' } }))).rejects.toMatchObject(
      refusal('SIDECAR_DIFFERS', 'it describes slug, which the SQL does not select'),
    )
    await expect(build(model('staging', 'a', two, { columns: { slug: '', id: '' } }))).rejects.toMatchObject(refusal('SIDECAR_DIFFERS', 'another order'))
    await expect(build(model('staging', 'a', 'select id from raw.organisation', { grain: 'Organisations.' }))).rejects.toMatchObject(
      refusal('SIDECAR_DIFFERS', 'One row per'),
    )
    await expect(build(model('staging', 'a', 'select id from raw.organisation', { key: ['slug'] }))).rejects.toMatchObject(
      refusal('SIDECAR_DIFFERS', 'the key slug'),
    )
  })

  it('when a quantity is inexact', async () => {
    await expect(build(model('staging', 'a', 'select id, 0.5::double as half from raw.organisation', { columns: { id: '', half: '' } }))).rejects.toMatchObject(
      refusal('SIDECAR_DIFFERS', 'the column half is a DOUBLE'),
    )
    const average = model('staging', 'a', 'select id, avg(days) as mean from raw.in_kind group by id', { columns: { id: '', mean: '' } })
    await expect(build(average)).rejects.toMatchObject(refusal('SIDECAR_DIFFERS', 'the column mean is a DOUBLE'))
  })

  it('when its key is not unique', async () => {
    await connection.run("insert into raw.organisation (id, slug) values (uuid(), 'a'), (uuid(), 'a'), (uuid(), 'b')")
    await expect(build(model('staging', 'a', 'select slug as id from raw.organisation'))).rejects.toMatchObject(
      refusal('KEY_NOT_UNIQUE', 'models/staging/a.sql gives 1 keys (id) more than once'),
    )
  })
})

it('an instance reads no file and fetches no extension', async () => {
  await expect(readRows(connection, `select * from read_csv('${import.meta.filename}')`)).rejects.toThrow(/disabled by configuration/)
  await expect(connection.run('install httpfs')).rejects.toThrow()
})
