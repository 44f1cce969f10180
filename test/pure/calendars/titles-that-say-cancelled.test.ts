import { expect, test } from 'vitest';
import { factsOf } from '../../../services/calendars/event-of.ts';
import { occurrencesIn } from '../../../services/calendars/feed/occurrences-in.ts';
import { calendar, firstHalf } from './feed/ics.ts';

function isOff(title: string): boolean | undefined {
  const place = 'LOCATION:https://meet.google.com/abc-defg-hij';
  const read = occurrencesIn(
    calendar(`UID:a\nDTSTART:20261202T100000Z\nSUMMARY:${title}\n${place}`),
    firstHalf,
  );
  const [found] = read.ok ? read.occurrences : [];
  return found?.call ? factsOf(found, found.call, null).cancelled : undefined;
}

test.each([
  ...['Canceled: Sync', 'Cancelled: Sync', 'CANCELED - Sync', '[Cancelled] - Sync', 'Abgesagt: Sync'],
  ...['Annulé : Sync', 'Annulée: Sync', 'Cancelado: Sync', 'Cancelada: Sync', 'Annullato: Sync'],
  ...[
    'Geannuleerd: Sync',
    'Odwołane: Sync',
    'Zrušeno: Sync',
    'Inställt: Sync',
    'Aflyst: Sync',
    'Avlyst: Sync',
  ],
  ...[
    'Peruutettu: Sync',
    'İptal edildi: Sync',
    'Отменено: Sync',
    'キャンセル済み: Sync',
    '已取消: Sync',
    '취소됨: Sync',
  ],
])('a calendar that leaves “%s” standing says that it’s off', (title) => expect(isOff(title)).toBe(true));

test.each(['How we cancelled: a talk', 'Cancelled orders', 'Uncancelled: back on', 'Sync: cancelled orders'])(
  '“%s” is on',
  (title) => expect(isOff(title)).toBe(false),
);
