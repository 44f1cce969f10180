import { type Item, untouched } from '../../services/notes/item.ts';

export const anItem: Item = {
  id: '00000000-0000-4000-8000-000000000001',
  teamId: 'T0STANDIN1',
  channelId: 'C0GENERAL1',
  meetingId: '00000000-0000-4000-8000-000000000002',
  position: 0,
  text: 'Send the launch plan',
  ownerName: null,
  ownerId: null,
  due: null,
  evidence: [],
  ...untouched,
  remindAt: null,
  createdAt: new Date('2026-11-20T10:00:00Z'),
};
