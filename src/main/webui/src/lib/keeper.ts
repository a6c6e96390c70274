/** What a helper's device keeps for hours without network: in a database of the browser, because a write there is whole or not at all. */
const SHELVES = ['kept', 'events'] as const
type Shelf = (typeof SHELVES)[number]

/** @param name of the database: what a phone keeps as a gate and as a table stays apart */
export function keeper(name: string) {
  let opened: Promise<IDBDatabase> | undefined

  function database(): Promise<IDBDatabase> {
    opened ??= new Promise((done, failed) => {
      const asked = indexedDB.open(name, 1)
      asked.onupgradeneeded = () => SHELVES.forEach((shelf) => asked.result.createObjectStore(shelf))
      asked.onsuccess = () => done(asked.result)
      asked.onerror = () => failed(asked.error ?? new Error(name))
    })
    return opened
  }

  async function run<T>(shelves: Shelf[], mode: IDBTransactionMode, step: (shelf: (name: Shelf) => IDBObjectStore) => IDBRequest<T> | undefined): Promise<T | undefined> {
    const transaction = (await database()).transaction(shelves, mode)
    const asked = step((shelf) => transaction.objectStore(shelf))
    return new Promise((done, failed) => {
      transaction.oncomplete = () => done(asked?.result)
      transaction.onerror = () => failed(transaction.error ?? new Error(name))
      transaction.onabort = () => failed(transaction.error ?? new Error(name))
    })
  }

  return {
    read: <T>(key: string): Promise<T | undefined> => run<T>(['kept'], 'readonly', (shelf) => shelf('kept').get(key) as IDBRequest<T>),
    write: (key: string, value: unknown): Promise<unknown> => run(['kept'], 'readwrite', (shelf) => shelf('kept').put(value, key)),
    drop: (key: string): Promise<unknown> => run(['kept'], 'readwrite', (shelf) => shelf('kept').delete(key) as IDBRequest<undefined>),
    events: <T>(): Promise<T[]> => run<T[]>(['events'], 'readonly', (shelf) => shelf('events').getAll() as IDBRequest<T[]>).then((all) => all ?? []),
    /** The event and the number that comes next stand together: no number is used twice, and none is left out. */
    keepEvent: (sequence: number, event: unknown, device: unknown): Promise<unknown> =>
      run(['kept', 'events'], 'readwrite', (shelf) => {
        shelf('kept').put(device, 'device')
        return shelf('events').put(event, sequence)
      }),
    changeEvent: (sequence: number, event: unknown): Promise<unknown> => run(['events'], 'readwrite', (shelf) => shelf('events').put(event, sequence)),
    dropEvents: (sequences: number[]): Promise<unknown> =>
      run(['events'], 'readwrite', (shelf) => {
        sequences.forEach((sequence) => shelf('events').delete(sequence))
        return undefined
      }),
  }
}

/** Of what is watched, so that it can be kept. */
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
