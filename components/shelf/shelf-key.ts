/** Where the browser keeps a visitor's favourites, lists and named queries. */
export const SHELF_KEY = 'promptreel-shelf';
