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
  user: string;
  /** Where its bytes are read, with the bot token. */
  privateUrl: string;
};

/** What a person put into a form of ours. */
export type GivenFile = { name: string; content: Uint8Array; user: string };

export type FileStore = ReturnType<typeof createFileStore>;

/**
 * The files of the workspace, and the addresses to which their bytes go. Files are replaced, never changed. `base`: where
 * their bytes are read; Slack's own is https://files.slack.com.
 */
export function createFileStore(journal: Journal<SlackJournalEntry>, base: string) {
  const files = new Map<string, EmulatedFile>();
  const addresses = new Map<string, string>();
  const newFile = (name: string, user: string) => {
    const id = `F${randomBytes(5).toString('hex').toUpperCase()}`;
    const path = `${user}/${id}/${encodeURIComponent(name.toLowerCase())}`;
    const permalink = `https://${WORKSPACE.domain}.slack.com/files/${path}`;
    const privateUrl = `${base}/files-pri/${WORKSPACE.teamId}-${id}`;
    return { id, name, title: name, permalink, privateUrl, user };
  };

  return {
    list: (): EmulatedFile[] => [...files.values()],
    find: (id: string): EmulatedFile | undefined => files.get(id),
    /** The file that goes to an upload address. */
    at: (address: string): EmulatedFile | undefined => files.get(addresses.get(address) ?? ''),
    add({ name, size, altText }: Pick<EmulatedFile, 'name' | 'size' | 'altText'>): {
      file: EmulatedFile;
      address: string;
    } {
      const file = { ...newFile(name, WORKSPACE.botUserId), size, altText };
      const fresh = { ...file, content: undefined, text: '', completed: false, shares: [] };
      files.set(file.id, fresh);
      const address = randomBytes(24).toString('base64url');
      addresses.set(address, file.id);
      return { file: fresh, address };
    },
    /** A person uploads it, into a form or a message. */
    give({ name, content: given, user }: GivenFile): EmulatedFile {
      const content = Buffer.from(given);
      const what = { ...newFile(name, user), size: content.length, altText: '', shares: [] };
      const file = { ...what, content, text: content.toString('utf8'), completed: true };
      files.set(file.id, file);
      return file;
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
  jpg: { mimetype: 'image/jpeg', filetype: 'jpg', pretty: 'JPEG' },
  mp3: { mimetype: 'audio/mpeg', filetype: 'mp3', pretty: 'MP3' },
  m4a: { mimetype: 'audio/mp4', filetype: 'm4a', pretty: 'MPEG 4 Audio' },
  wav: { mimetype: 'audio/wav', filetype: 'wav', pretty: 'WAV' },
  webm: { mimetype: 'video/webm', filetype: 'webm', pretty: 'WebM' },
  zip: { mimetype: 'application/zip', filetype: 'zip', pretty: 'Zip' },
};
const BINARY = { mimetype: 'application/octet-stream', filetype: 'binary', pretty: 'Binary' };

/** https://docs.slack.dev/reference/objects/file-object */
export function wireFile(file: EmulatedFile): Json {
  const { mimetype, filetype, pretty } = TYPES[file.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? BINARY;
  return {
    id: file.id,
    created: 1_700_000_000,
    timestamp: 1_700_000_000,
    name: file.name,
    title: file.title,
    mimetype,
    filetype,
    pretty_type: pretty,
    user: file.user,
    user_team: WORKSPACE.teamId,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    file_access: 'visible',
    url_private: `${file.privateUrl}/${encodeURIComponent(file.name)}`,
    url_private_download: `${file.privateUrl}/download/${encodeURIComponent(file.name)}`,
    permalink: file.permalink,
    ...(file.altText !== '' && { alt_txt: file.altText }),
  };
}
