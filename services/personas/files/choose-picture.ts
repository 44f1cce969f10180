import type { Chosen } from './choose-files.ts';
import type { LeftOut } from './left-out.ts';
import { fileLimits } from './limits.ts';
import { folderOf, nameOf, pathFrom, type SelfFile, skillPaths } from './self-file.ts';
import { shownPath } from './unpack.ts';

const inlinePicture = /^data:image\/(?:png|jpe?g);base64,/i;
const usualNames = /^(?:avatar|face|portrait|profile|headshot)\b/i;
const usualFolders = new Set(['', 'avatar', 'avatars', 'identity']);

/**
 * The face: the skill's own picture, what `soul.json` or IDENTITY.md name, one of a usual name, or the only one beside
 * the texts. It isn't checked here.
 */
export function choosePicture(
  { pictures, manifest, folder, texts }: Chosen,
  avatar: string | null,
  leftOut: LeftOut[],
): SelfFile | null {
  const identity = texts.identity?.path ?? '';
  const named = [manifest?.picture ?? null, namedIn(identity, avatar, leftOut)];
  for (const target of named)
    if (target !== null && !pictures.some(({ path }) => path === target))
      leftOut.push({
        path: shownPath(manifest?.path ?? identity),
        code: 'file_missing',
        target: shownPath(target),
      });
  const inFolder = (path: string) => path.slice(folder === '' ? 0 : folder.length + 1);
  const rank = ({ path }: SelfFile): number => {
    if (inFolder(path).toLowerCase().startsWith(`${skillPaths.picture}.`)) return 0;
    if (named.includes(path)) return 1 + named.indexOf(path);
    if (!usualFolders.has(folderOf(inFolder(path)))) return Number.POSITIVE_INFINITY;
    return (usualNames.test(nameOf(path)) ? 3 : 5) + (/\.(?:png|jpe?g)$/i.test(path) ? 0 : 1);
  };
  const [best, ...others] = pictures.toSorted((a, b) => rank(a) - rank(b));
  const inline = inlineIn(identity, avatar, leftOut);
  if (!best || (inline && rank(best) > 0)) return inline;
  const chosen = rank(best) < Number.POSITIVE_INFINITY ? best : null;
  for (const { path } of chosen ? others : [best, ...others])
    leftOut.push({
      path: shownPath(path),
      ...(chosen
        ? { code: 'second_of_its_kind', kind: 'picture', counted: shownPath(chosen.path) }
        : { code: 'unknown_file' }),
    });
  return chosen;
}

function namedIn(identity: string, avatar: string | null, leftOut: LeftOut[]): string | null {
  if (avatar === null || /^data:/i.test(avatar)) return null;
  const path = shownPath(identity);
  const target = shownPath(avatar);
  if (/^https?:/i.test(avatar)) {
    leftOut.push({ path, code: 'picture_on_the_web', target });
    return null;
  }
  const found = pathFrom(folderOf(identity), avatar);
  if (found === null) leftOut.push({ path, code: 'path_outside', target });
  return found;
}

/** IDENTITY.md may hold the picture itself. */
function inlineIn(identity: string, avatar: string | null, leftOut: LeftOut[]): SelfFile | null {
  const start = avatar === null ? null : inlinePicture.exec(avatar);
  if (avatar === null || !start) return null;
  const bytes = new Uint8Array(Buffer.from(avatar.slice(start[0].length), 'base64'));
  if (bytes.length <= fileLimits.maxPictureBytes && bytes.length > 0) return { path: identity, bytes };
  leftOut.push({ path: shownPath(identity), code: 'not_readable' });
  return null;
}
