/** Where the browser keeps the theme; anything but `light` is dark. */
export const THEME_KEY = 'promptreel-theme';

/**
 * The one inline script of this project: sets the stored theme before anything is painted. It never
 * changes, so a policy may name it by its hash.
 */
export const THEME_SCRIPT = `try{if(localStorage.getItem('${THEME_KEY}')==='light')document.documentElement.dataset.theme='light'}catch{}`;
