import { type Cleaned, cleanMarkdown } from './clean-markdown.ts';
import { type Label, labelsIn, valueIn } from './labels.ts';
import { linesOf } from './lines.ts';

export type Identity = {
  readonly name: string | null;
  readonly creature: string | null;
  readonly vibe: string | null;
  readonly theme: string | null;
  readonly emoji: string | null;
};

export type IdentityFile = Cleaned & {
  readonly name: string | null;
  /** A path, an address or a data URI. */
  readonly avatar: string | null;
};

/** IDENTITY.md: its text without name and picture, which a persona has of its own, and may change. */
export function cleanIdentity(text: string): IdentityFile {
  let labels: Label[] = [];
  const cleaned = cleanMarkdown(text, (lines) => {
    const found = labelsIn(lines);
    labels = labels.length === 0 ? found : labels;
    const out = found.filter(({ name, value }) => value === '' || name === 'name' || name === 'avatar');
    return {
      lines: new Set(
        out.flatMap(({ at, lines: count }) => Array.from({ length: count }, (_, next) => at + next)),
      ),
      placeholders: found.filter(({ value }) => value === '').length,
    };
  });
  const avatar = labels.find((label) => label.name === 'avatar' && label.value !== '')?.whole ?? null;
  return { ...cleaned, name: valueIn(labels, 'name'), avatar: avatar && targetOf(avatar) };
}

/** What a cleaned IDENTITY.md says of itself. */
export function identityIn(text: string): Omit<Identity, 'name'> {
  const labels = labelsIn(linesOf(text));
  const emoji = valueIn(labels, 'emoji') ?? '';
  return {
    creature: valueIn(labels, 'creature'),
    vibe: valueIn(labels, 'vibe'),
    theme: valueIn(labels, 'theme'),
    emoji: /\p{RGI_Emoji}/v.exec(emoji)?.[0] ?? null,
  };
}

/** Of `![me](me.png)` or `<me.png>` what it leads to. */
function targetOf(value: string): string {
  const link = /\(([^()\s]{1,1000})\)$/.exec(value.slice(0, 2_000))?.[1];
  return link ?? value.replace(/^</, '').replace(/>$/, '');
}

/** The name in a file's title, where the title is one: `# Ada Lovelace`, `# Ada — who she is`. */
export function nameInTitle(text: string): string | null {
  const title = linesOf(text.slice(0, 2_000)).find(({ level }) => level === 1)?.bare ?? '';
  const name = title.split(/ [—–-] /)[0]?.trim() ?? '';
  const isName = /^\p{Lu}[\p{L}\p{M}\p{N}.'’ -]{0,39}$/u.test(name) && !/soul|identity|\.md$/i.test(name);
  return isName ? name : null;
}
