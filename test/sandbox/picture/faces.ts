import sharp from 'sharp';
import { pathAt } from '../runner/public-address.ts';

/** A persona's picture in the app, by its address; undefined for every other. */
export function faceIdAt(url: unknown): string | undefined {
  return /^\/faces\/([0-9a-f-]{36})$/.exec(pathAt(String(url)) ?? '')?.[1];
}

/** Twice as many as are shown: screens are dense. */
const side = 72;

/** Faces as the app serves them, made small, as addresses with the data in them. `base`: where the app is. */
export async function fetchFaces(base: string, ids: Iterable<string>): Promise<Map<string, string>> {
  const fetched = [...new Set(ids)].map(async (id) => {
    const answer = await fetch(`${base}/faces/${id}`);
    if (!answer.ok) throw new Error(`The app answered ${answer.status} for the face ${id}.`);
    const small = await sharp(await answer.arrayBuffer())
      .resize(side)
      .png({ palette: true })
      .toBuffer();
    return [id, `data:image/png;base64,${small.toString('base64')}`] as const;
  });
  return new Map(await Promise.all(fetched));
}
