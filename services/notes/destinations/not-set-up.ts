/** Which settings a kind of destination lacks, for whoever asks for it. */
export const notSetUp = {
  email: 'E-mail isn’t set up here. An admin can set SMTP_URL and MAIL_FROM.',
  notion: 'Notion isn’t set up here. An admin can set NOTION_TOKEN.',
  webhook: 'Webhooks aren’t set up here. An admin can set ENCRYPTION_KEY.',
} as const;
