import { drawFace } from '../../faces/draw-face.ts';
import { isRecord } from '../../slack/json.ts';
import type { StoredMessage } from '../../slack/messages.ts';
import { pathAt } from '../public-address.ts';
import type { Found } from './page-files.ts';

const side = 256;

/** Where the page finds a person's face. */
export function personFace(name: string): string {
  return `people/${encodeURIComponent(name)}`;
}

/** Where the page finds the face that a message brings along; null where it brings none. */
export function faceOfIcons({ icons }: Pick<StoredMessage, 'icons'>): string | null {
  const path = isRecord(icons) ? pathAt(String(icons.image_48)) : null;
  return path === null ? null : path.slice(1);
}

/** Draws people, each once, and fetches personas' pictures from the app itself, as Slack does. */
export function createFaces(app: () => Promise<string>) {
  const drawn = new Map<string, Buffer>();
  const draw = (name: string): Buffer => {
    const face = drawn.get(name) ?? drawFace(name, side);
    drawn.set(name, face);
    return face;
  };
  return async (path: string): Promise<Found | undefined> => {
    const person = /^\/people\/([^/]{1,200})$/.exec(path)?.[1];
    if (person !== undefined) return { type: 'image/png', body: draw(decodeURIComponent(person)) };
    if (!path.startsWith('/faces/')) return undefined;
    const answer = await fetch(`${await app()}${path}`);
    if (!answer.ok) return undefined;
    const type = answer.headers.get('content-type') ?? '';
    return { type, body: Buffer.from(await answer.arrayBuffer()) };
  };
}
