package cn.yishulai.catalog;

import cn.yishulai.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database with our tables and nothing in them, without the service. */
final class CatalogDatabase {

    private CatalogDatabase() {}

    static Connection empty() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** The address of a new one, user and password included. */
    static String url() {
        return TestServers.newMigratedDatabase();
    }

    static long count(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
