import { type Store, sha256Of } from '@cfit/prisma'

/** One hash over all that a store holds, but for what depends on when it was written. */
export async function contentOf(store: Store): Promise<string> {
  const tables = await store.sql<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('_prisma_migrations', 'change_log') order by 1",
  )
  const parts: string[] = []
  for (const { name } of tables) {
    const [row] = await store.sql<{ content: string | null }>(
      `select string_agg(line, e'\\n' order by line collate "C") as content from (select to_jsonb(t)::text as line from "${name}" t) lines`,
    )
    parts.push(`${name}\n${row?.content ?? ''}`)
  }
  return sha256Of(parts.join('\n'))
}
