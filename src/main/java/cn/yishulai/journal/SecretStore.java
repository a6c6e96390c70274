package cn.yishulai.journal;

import java.util.Optional;

/** Where secrets lie: a protected folder or a protected table. */
interface SecretStore {

    Optional<byte[]> read(String name);

    /** Keeps the secret unless there is one; answers the one that is there now. */
    byte[] keepFirst(String name, byte[] secret);

    void remove(String name);
}
