/** What a device keeps for hours without network: in a database of the browser, because a write there is whole or not at all. */
const NAME = 'fair-gate'
const SHELVES = ['kept', 'events'] as const
type Shelf = (typeof SHELVES)[number]

let opened: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => SHELVES.forEach((shelf) => asked.result.createObjectStore(shelf))
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => failed(asked.error ?? new Error(NAME))
  })
  return opened
}

async function run<T>(shelf: Shelf, mode: IDBTransactionMode, step: (store: IDBObjectStore) => IDBRequest<T> | undefined): Promise<T | undefined> {
  const transaction = (await database()).transaction(shelf, mode)
  const asked = step(transaction.objectStore(shelf))
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done(asked?.result)
    transaction.onerror = () => failed(transaction.error ?? new Error(NAME))
    transaction.onabort = () => failed(transaction.error ?? new Error(NAME))
  })
}

export const read = <T>(key: string): Promise<T | undefined> => run<T>('kept', 'readonly', (store) => store.get(key) as IDBRequest<T>)
export const write = (key: string, value: unknown): Promise<unknown> => run('kept', 'readwrite', (store) => store.put(value, key))
export const drop = (key: string): Promise<unknown> => run('kept', 'readwrite', (store) => store.delete(key) as IDBRequest<undefined>)

export const events = <T>(): Promise<T[]> => run<T[]>('events', 'readonly', (store) => store.getAll() as IDBRequest<T[]>).then((all) => all ?? [])
export const keepEvent = (key: number, event: unknown): Promise<unknown> => run('events', 'readwrite', (store) => store.put(event, key))
export const dropEvents = (keys: number[]): Promise<unknown> =>
  run('events', 'readwrite', (store) => {
    keys.forEach((key) => store.delete(key))
    return undefined
  })
