import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const project = new URL('../../../', import.meta.url);
const { scripts } = JSON.parse(readFileSync(new URL('package.json', project), 'utf8'));
const [, ...words] = (scripts.start as string).split(' ');

/** As `npm start` starts the app: flags for Node, and the file. */
export const startFlags = words.filter((word) => word.startsWith('-'));
export const startFile = fileURLToPath(new URL(words.at(-1) ?? '', project));
