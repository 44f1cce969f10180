import type { FileKind } from './self-file.ts';

/** Why a file, or a part of one, was not taken over. */
export type LeftOut = { readonly path: string } & (
  | { readonly code: 'never_read' | 'unknown_file' }
  /** Another file of its kind counts: `counted`. */
  | { readonly code: 'second_of_its_kind'; readonly kind: FileKind; readonly counted: string }
  /** The self is in `folder`, this file in another. */
  | { readonly code: 'other_folder'; readonly folder: string }
  | { readonly code: 'text_cut'; readonly chars: number; readonly maxChars: number }
  | { readonly code: 'placeholders'; readonly lines: number }
  /** Nothing but comments and placeholders was in it. */
  | { readonly code: 'nothing_in_it' }
  | { readonly code: 'not_text' | 'not_readable' }
  | { readonly code: 'unknown_version'; readonly version: string }
  /** It names a file outside the package. */
  | { readonly code: 'path_outside'; readonly target: string }
  | { readonly code: 'file_missing'; readonly target: string }
  /** Pictures on the web are not fetched. */
  | { readonly code: 'picture_on_the_web'; readonly target: string }
  | { readonly code: 'too_many_bytes'; readonly bytes: number; readonly maxBytes: number }
  | { readonly code: 'list_cut'; readonly kept: number; readonly found: number }
  /** It forbids to say that it is an AI. */
  | { readonly code: 'against_the_rules'; readonly text: string }
  | { readonly code: 'other_name'; readonly name: string; readonly counted: string }
  | { readonly code: 'other_voice'; readonly id: string; readonly counted: string }
  | { readonly code: 'no_voice_id' }
  | ArchiveProblem
);

export type ArchiveProblem =
  | { readonly code: 'archive_not_readable' | 'archive_in_archive' | 'encrypted' | 'link' }
  | { readonly code: 'archive_too_large'; readonly bytes: number; readonly maxBytes: number }
  | { readonly code: 'too_many_files'; readonly files: number; readonly maxFiles: number };
