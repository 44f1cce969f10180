/**
 * What Google appends to a series' UID when someone changes “this and following events”: the day or the moment of the
 * first of them. The expression means the same to PostgreSQL and JavaScript.
 */
export const splitMark = String.raw`(_R\d{8}(T\d{6}Z?)?)+(?=@google\.com$)`;

const marked = new RegExp(splitMark);

/** The UID of a series before Google split it. */
export function seriesOf(uid: string): string {
  return uid.replace(marked, '');
}
