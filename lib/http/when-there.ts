/**
 * Goes on with a value: at once where it is there, so that nobody waits for a turn, else when it comes.
 */
export function whenThere<Value, Next>(
  value: Value | Promise<Value>,
  next: (value: Value) => Next | Promise<Next>,
): Next | Promise<Next> {
  return value instanceof Promise ? value.then(next) : next(value);
}
