type Adapter = {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
};

/** Where the plugin keeps what was said, one read and one write a message. */
export type Storage = { readonly adapter: Adapter; end(): Promise<void> };

const sessions = 10;

/** The storage that the makers of the plugin offer for Postgres, on a pool of the driver it is made for. */
export async function openStorage(url: string): Promise<Storage> {
  const [adapters, driver] = ['@grammyjs/storage-psql', 'pg'];
  const { PsqlAdapter } = await import(adapters as string);
  const { default: pg } = await import(driver as string);
  const pool = new pg.Pool({ connectionString: url, max: sessions });
  const adapter: Adapter = await PsqlAdapter.create({ tableName: 'sessions', client: pool });
  return { adapter, end: () => pool.end() };
}
