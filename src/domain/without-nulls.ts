/** The same with `undefined` for null, which is how the graph, a client and a row of a file say that there is nothing. */
export function withoutNulls<Value extends object>(
  value: Value,
): { [Key in keyof Value]: null extends Value[Key] ? NonNullable<Value[Key]> | undefined : Value[Key] } {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inner ?? undefined])) as never;
}
