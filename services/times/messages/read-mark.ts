/** Stands in the words of a message for a time that was read. */
export const readMark = '§';
