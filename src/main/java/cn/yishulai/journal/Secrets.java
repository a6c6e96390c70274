package cn.yishulai.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * What the house keeps to itself: made at first need, never in the repository, never in a log.
 *
 * <p>They lie in {@code yishulai.keys.dir} when it is set; with the embedded servers under {@code data/keys}; else in the
 * table {@code house_secret}. The table is there because nodes on one database must accept each other's tokens from
 * their first start on, without anybody copying files between machines. Its price is said plainly: who can read the
 * database or its backup can then sign tokens. Set {@code yishulai.keys.dir} to a protected mount to avoid it.
 */
@ApplicationScoped
public class Secrets {

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretStore store;
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    Secrets(KeysConfig config, DataSource database, Clock clock) {
        this.store = config.dir().<SecretStore>map(SecretFiles::new).orElseGet(() -> new SecretTable(database, clock));
    }

    /** 32 random bytes under this name, the same on every node. One that is known costs no step out of the transaction. */
    public byte[] secret(String name) {
        byte[] bytes = known.get(name);
        return bytes != null ? bytes.clone() : secret(name, Secrets::random);
    }

    private static byte[] random() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** The secret of this name; if there is none yet, of all who make one at the same time one wins for everybody. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public byte[] secret(String name, Supplier<byte[]> make) {
        return known.computeIfAbsent(name, n -> store.read(n).orElseGet(() -> store.keepFirst(n, make.get())))
                .clone();
    }

    /** The secret of this name, if some node has made it. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Optional<byte[]> existing(String name) {
        return Optional.ofNullable(
                        known.computeIfAbsent(name, n -> store.read(n).orElse(null)))
                .map(byte[]::clone);
    }

    /** Removes the secret for good. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void forget(String name) {
        store.remove(name);
        known.remove(name);
    }
}
