/** SQL of a text that is put together of fixed and of computed parts. Null where a computed part is null. */
export class TextSql {
  readonly #parts: { text: string; isFixed: boolean }[] = []

  fixed(text: string): this {
    const last = this.#parts.at(-1)
    if (last?.isFixed) last.text += text
    else this.#parts.push({ text, isFixed: true })
    return this
  }

  computed(sql: string): this {
    this.#parts.push({ text: sql, isFixed: false })
    return this
  }

  append(other: TextSql): this {
    for (const { text, isFixed } of other.#parts) isFixed ? this.fixed(text) : this.computed(text)
    return this
  }

  toString(): string {
    return this.#parts.map(({ text, isFixed }) => (isFixed ? `'${text.replaceAll("'", "''")}'` : text)).join(' || ')
  }
}
