declare module 'jsdom' {
  /** As much of jsdom as tests use: it brings no types of its own. Refuses XML that is not well-formed. */
  export class JSDOM {
    constructor(text: string, options?: { contentType?: string });
    readonly window: { readonly document: Document };
  }
}
