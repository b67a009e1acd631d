/** A row without what is null: that is how the graph gives a property that a node does not have. */
export function withoutNulls<Row extends object>(row: Row): { [Name in keyof Row]: Exclude<Row[Name], null> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as never;
}
