/**
 * Fills the `{names}` of a plain message in the browser, where next-intl is not loaded. Plurals and
 * choices are not for it: those are written on the server.
 */
export function fill(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
