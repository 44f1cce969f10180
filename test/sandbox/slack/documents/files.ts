import { randomBytes } from 'node:crypto';
import type { Journal } from '../../journal.ts';
import type { SlackJournalEntry } from '../journal-entries.ts';
import type { Json } from '../json.ts';
import { WORKSPACE } from '../seed.ts';

/** A file in the workspace, from the request for an upload address on. */
export type EmulatedFile = {
  id: string;
  name: string;
  title: string;
  /** Bytes, as announced and as they came. */
  size: number;
  /** Nothing until it was uploaded. */
  content: Buffer | undefined;
  /** The content as text. */
  text: string;
  altText: string;
  completed: boolean;
  permalink: string;
  shares: { channel: string; ts: string; threadTs?: string }[];
};

export type FileStore = ReturnType<typeof createFileStore>;

/** The files of the workspace, and the addresses to which their bytes go. Files are replaced, never changed. */
export function createFileStore(journal: Journal<SlackJournalEntry>) {
  const files = new Map<string, EmulatedFile>();
  const addresses = new Map<string, string>();

  return {
    list: (): EmulatedFile[] => [...files.values()],
    find: (id: string): EmulatedFile | undefined => files.get(id),
    /** The file that goes to an upload address. */
    at: (address: string): EmulatedFile | undefined => files.get(addresses.get(address) ?? ''),
    add({ name, size, altText }: Pick<EmulatedFile, 'name' | 'size' | 'altText'>): {
      file: EmulatedFile;
      address: string;
    } {
      const id = `F${randomBytes(5).toString('hex').toUpperCase()}`;
      const permalink = `https://${WORKSPACE.domain}.slack.com/files/${WORKSPACE.botUserId}/${id}/${encodeURIComponent(name.toLowerCase())}`;
      const file = { id, name, title: name, size, altText, permalink };
      const fresh = { ...file, content: undefined, text: '', completed: false, shares: [] };
      files.set(id, fresh);
      const address = randomBytes(24).toString('base64url');
      addresses.set(address, id);
      return { file: fresh, address };
    },
    remove(file: EmulatedFile): void {
      files.delete(file.id);
      journal.add({ kind: 'file_removed', at: Date.now(), file });
    },
    change(file: EmulatedFile, change: Partial<EmulatedFile>): EmulatedFile {
      const next = { ...file, ...change };
      files.set(file.id, next);
      journal.add({ kind: 'file', at: Date.now(), file: next });
      return next;
    },
  };
}

const TYPES: Record<string, { mimetype: string; filetype: string; pretty: string }> = {
  md: { mimetype: 'text/plain', filetype: 'markdown', pretty: 'Markdown' },
  txt: { mimetype: 'text/plain', filetype: 'text', pretty: 'Plain Text' },
  vtt: { mimetype: 'text/vtt', filetype: 'vtt', pretty: 'WebVTT' },
  ics: { mimetype: 'text/calendar', filetype: 'ics', pretty: 'Calendar' },
  png: { mimetype: 'image/png', filetype: 'png', pretty: 'PNG' },
};
const BINARY = { mimetype: 'application/octet-stream', filetype: 'binary', pretty: 'Binary' };

/** https://docs.slack.dev/reference/objects/file-object */
export function wireFile(file: EmulatedFile): Json {
  const { mimetype, filetype, pretty } = TYPES[file.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? BINARY;
  const private_ = `https://files.slack.com/files-pri/${WORKSPACE.teamId}-${file.id}`;
  return {
    id: file.id,
    created: 1_700_000_000,
    timestamp: 1_700_000_000,
    name: file.name,
    title: file.title,
    mimetype,
    filetype,
    pretty_type: pretty,
    user: WORKSPACE.botUserId,
    user_team: WORKSPACE.teamId,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    file_access: 'visible',
    url_private: `${private_}/${encodeURIComponent(file.name)}`,
    url_private_download: `${private_}/download/${encodeURIComponent(file.name)}`,
    permalink: file.permalink,
    ...(file.altText !== '' && { alt_txt: file.altText }),
  };
}
