import 'server-only';
export async function migratePostgres(_url: string, _m: unknown): Promise<string[]> {
  throw new Error('soon');
}
