/** Where the browser keeps the theme; anything but `light` is dark. */
export const THEME_KEY = 'promptreel-theme';

/** Where the browser keeps how closely clips hang on the wall; anything but `large` and `list` is a grid. */
export const DENSITY_KEY = 'promptreel-density';

/**
 * The one inline script of this project: sets the stored theme and density before anything is
 * painted. It never changes, so a policy may name it by its hash.
 */
export const THEME_SCRIPT = `try{var e=document.documentElement.dataset;if(localStorage.getItem('${THEME_KEY}')==='light')e.theme='light';var d=localStorage.getItem('${DENSITY_KEY}');if(d==='large'||d==='list')e.density=d}catch{}`;
