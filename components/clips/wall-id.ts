/** The id of the wall, for links past the filters. */
export const WALL_ID = 'wall';
