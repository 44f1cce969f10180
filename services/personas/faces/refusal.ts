/** What bytes look like that are neither PNG nor JPEG. */
export type OtherType = 'gif' | 'webp' | 'heic' | 'avif' | 'svg' | 'html' | 'pdf' | 'tiff' | 'bmp' | 'zip';

/** Why a picture can't be a face. */
export type FaceRefusal =
  | { readonly code: 'empty' }
  | { readonly code: 'wrong_type'; readonly looksLike: OtherType | 'unknown' }
  | { readonly code: 'too_many_bytes'; readonly bytes: number; readonly maxBytes: number }
  | {
      readonly code: 'side_too_short';
      readonly width: number;
      readonly height: number;
      readonly minSide: number;
    }
  | {
      readonly code: 'side_too_long';
      readonly width: number;
      readonly height: number;
      readonly maxSide: number;
    }
  | { readonly code: 'animated' }
  /** It ends too early, or a part of it is damaged or of a kind that hardly any program writes. */
  | { readonly code: 'unreadable'; readonly problem: 'cut_off' | 'damaged' | 'unusual' }
  | { readonly code: 'takes_too_long' }
  /** Others wait already: try again in a minute. */
  | { readonly code: 'busy' };

/** What is wrong with a file, before anything is decoded. */
export type FileProblem = Extract<FaceRefusal, { code: 'unreadable' | 'animated' }>;
