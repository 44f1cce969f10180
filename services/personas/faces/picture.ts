/** A picture as a session gets it: square, upright, without anything beside its pixels. */
export type Picture = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
};
