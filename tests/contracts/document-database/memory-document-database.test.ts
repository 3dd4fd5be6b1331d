import { memoryDocumentDatabase } from '../../../backend/adapters/memory-database/memory-document-database';
import { describeDocumentDatabase } from './document-database.contract';

describeDocumentDatabase('memory', async () => ({ database: memoryDocumentDatabase(), close: async () => undefined }));
