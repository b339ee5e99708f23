// The second half of `npm run build`.
import { compileFront } from './up/compile-front.mjs';

await compileFront();
