import { gatherings } from './gatherings.ts';

const following = `today|tomorrow|tonight|sharp|o.?clock|on|in|for|with|please|pls|and|or|if|we|the|via|here|then|ok|guys|all|everyone|is|mon|tue|wed|thu|fri|sat|sun|${gatherings}`;

/** After `at 3` a noun may follow: `look at 3 bugs`. */
export const endsTime = new RegExp(`^\\s*(?:$|[^\\w\\s]|(?:${following})[a-z]*\\b)`, 'i');
