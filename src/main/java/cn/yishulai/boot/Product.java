package cn.yishulai.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/** What Maven built: our version, and the version of the PostgreSQL inside. */
final class Product {

    private static final Properties BUILD = new Properties();

    static {
        try (InputStream in = Product.class.getResourceAsStream("build.properties")) {
            BUILD.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Product() {}

    static String version() {
        return BUILD.getProperty("version");
    }

    static String postgresVersion() {
        return BUILD.getProperty("postgres");
    }

    /** 18 for 18.6.0: the part of the version that data files are bound to. */
    static String postgresMajor() {
        return postgresVersion().split("\\.")[0];
    }

    static boolean onWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
