/** A place that cannot be collected from; its message says what it is and what would be read. */
export class PlaceFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PlaceFault';
  }
}
