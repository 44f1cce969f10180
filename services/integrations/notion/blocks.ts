/** Notion refuses more (https://developers.notion.com/reference/request-limits). */
export const limits = { textOfOnePiece: 2_000, piecesOfOneBlock: 100, blocksOfOneRequest: 100 } as const;

type Piece = { type: 'text'; text: { content: string }; annotations?: { bold?: true; code?: true } };
export type Block = { object: 'block'; type: string } & Record<string, unknown>;

/**
 * Lines of Markdown that begin a block of their own; each gives the block's type and its text, which may have line ends of
 * other kinds in it: a pattern that stopped there would try again for each blank before them.
 */
const starts: readonly [pattern: RegExp, type: string, fields?: object][] = [
  [/^# +(.*)$/s, 'heading_1'],
  [/^## +(.*)$/s, 'heading_2'],
  [/^#{3,6} +(.*)$/s, 'heading_3'],
  [/^\s*[-*+] +\[ \] +(.*)$/s, 'to_do', { checked: false }],
  [/^\s*[-*+] +\[[xX]\] +(.*)$/s, 'to_do', { checked: true }],
  [/^\s*[-*+] +(.*)$/s, 'bulleted_list_item'],
  [/^\s*\d{1,3}[.)] +(.*)$/s, 'numbered_list_item'],
  [/^> ?(.*)$/s, 'quote'],
];

/**
 * Markdown as Notion's blocks (https://developers.notion.com/reference/block): headings, lists, to-dos, quotes, code
 * and paragraphs, with bold and code inside. Links stay text: in words from a call, what is shown is where it leads.
 */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let code: string[] | null = null;
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push(block('paragraph', piecesOf(paragraph.join('\n'))));
    paragraph = [];
  };
  const endCode = () => {
    if (code) blocks.push(block('code', plainPieces(code.join('\n')), { language: 'plain text' }));
    code = null;
  };
  for (const line of markdown.split(/\r\n?|\n/)) {
    if (/^\s*```/.test(line)) {
      endParagraph();
      if (code) endCode();
      else code = [];
    } else if (code) {
      code.push(line);
    } else if (/^\s*(-{3,}|\*{3,}|_{3,})\s*$/.test(line)) {
      endParagraph();
      blocks.push({ object: 'block', type: 'divider', divider: {} });
    } else {
      const start = startOf(line);
      if (start || line.trim() === '') endParagraph();
      if (start) blocks.push(start);
      else if (line.trim() !== '') paragraph.push(line);
    }
  }
  endParagraph();
  endCode();
  return blocks;
}

function startOf(line: string): Block | undefined {
  for (const [pattern, type, fields] of starts) {
    const text = pattern.exec(line)?.[1];
    if (text !== undefined) return block(type, piecesOf(text), fields);
  }
  return undefined;
}

function block(type: string, pieces: Piece[], fields: object = {}): Block {
  return { object: 'block', type, [type]: { rich_text: pieces, ...fields } };
}

/** `**bold**` and `` `code` ``; anything else stays as it was written. */
function piecesOf(text: string): Piece[] {
  const parts = text.split(/(\*\*[^*\n]{1,500}\*\*|`[^`\n]{1,500}`)/);
  const pieces = parts.flatMap((part): Piece[] => {
    if (/^\*\*.+\*\*$/s.test(part)) return plainPieces(part.slice(2, -2), { bold: true });
    if (/^`.+`$/s.test(part)) return plainPieces(part.slice(1, -1), { code: true });
    return plainPieces(part);
  });
  return pieces.length > limits.piecesOfOneBlock ? plainPieces(text) : pieces;
}

export function plainPieces(text: string, annotations?: Piece['annotations']): Piece[] {
  const pieces: Piece[] = [];
  for (let rest = text; rest !== '' && pieces.length < limits.piecesOfOneBlock; ) {
    // Never between the halves of a surrogate pair.
    const content = rest.slice(0, limits.textOfOnePiece).replace(/[\uD800-\uDBFF]$/, '') || rest.slice(0, 1);
    pieces.push({ type: 'text', text: { content }, ...(annotations ? { annotations } : {}) });
    rest = rest.slice(content.length);
  }
  return pieces;
}
