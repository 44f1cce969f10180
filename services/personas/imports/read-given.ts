import type { SlackFile } from '../faces/face-request.ts';
import type { SelfFile } from '../files/self-file.ts';
import type { ReadGivenFile } from '../ports/given-file.ts';
import type { ImportNote } from './draft-import.ts';

const megabyte = 1024 * 1024;
/** What Slack's form takes of a file; all of them together are in memory at once. */
const maxBytes = { file: 10 * megabyte, together: 20 * megabyte } as const;

/** The bytes of what somebody put into a form, one file after the other. */
export async function readGiven(
  readFile: ReadGivenFile,
  teamId: string,
  given: readonly SlackFile[],
): Promise<{ files: SelfFile[]; notes: ImportNote[] }> {
  const files: SelfFile[] = [];
  const notes: ImportNote[] = [];
  let room: number = maxBytes.together;
  for (const { name, url } of given) {
    const read = await readFile({ teamId, url }, maxBytes.file);
    if (!read.ok) notes.push({ kind: 'file_not_read', name, problem: read.problem });
    else if (read.bytes.length > room) notes.push({ kind: 'too_much', name, maxBytes: maxBytes.together });
    else {
      files.push({ path: name, bytes: read.bytes });
      room -= read.bytes.length;
    }
  }
  return { files, notes };
}
