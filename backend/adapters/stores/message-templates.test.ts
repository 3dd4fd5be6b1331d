import { memoryDocumentDatabase } from '../memory-database/memory-document-database';
import { documentMessageTemplates } from './message-templates';

describe('the templates that are set', () => {
  it('are those on the settings of the agency', async () => {
    const database = memoryDocumentDatabase();
    await database.put('settings', { _id: 'agency', messageTemplates: { order: 'template-1' } });
    expect(await documentMessageTemplates(database).current()).toEqual({ order: 'template-1' });
  });

  it.each([
    ['nothing is set up', undefined],
    ['the agency has set none', { _id: 'agency' }],
  ])('are none while %s', async (_when, agency) => {
    const database = memoryDocumentDatabase();
    if (agency) await database.put('settings', agency);
    expect(await documentMessageTemplates(database).current()).toEqual({});
  });
});
