package cn.yishulai.boot;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A poor network before a door: now and then the request is handed in, the answer comes, and the connection breaks before
 * anything of it is passed on. What was asked for is then done, and who asked does not know.
 */
final class CutReplies implements Closeable {

    private final ServerSocket ear;
    private final URI door;
    private final Random chance;
    private final double share;
    private final AtomicInteger cut = new AtomicInteger();

    private CutReplies(ServerSocket ear, URI door, long seed, double share) {
        this.ear = ear;
        this.door = door;
        this.chance = new Random(seed);
        this.share = share;
    }

    /** @param share of the answers that are lost */
    static CutReplies before(URI door, long seed, double share) throws IOException {
        CutReplies network =
                new CutReplies(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), door, seed, share);
        start(network::accept);
        return network;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + ear.getLocalPort());
    }

    int cut() {
        return cut.get();
    }

    private void accept() throws IOException {
        while (!ear.isClosed()) {
            Socket person = ear.accept();
            Socket service = new Socket(door.getHost(), door.getPort());
            start(() -> pass(person, service, false));
            start(() -> pass(service, person, true));
        }
    }

    /** Until either hangs up. */
    private void pass(Socket from, Socket to, boolean answers) throws IOException {
        byte[] piece = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (answers && isCut()) {
                    cut.incrementAndGet();
                    return;
                }
                out.write(piece, 0, read);
            }
        }
    }

    private synchronized boolean isCut() {
        return chance.nextDouble() < share;
    }

    private interface Talking {
        void talk() throws IOException;
    }

    private static void start(Talking talking) {
        Thread thread = new Thread(() -> {
            try {
                talking.talk();
            } catch (IOException hungUp) {
                return; // one of the two did, or the network is taken down
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            ear.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
