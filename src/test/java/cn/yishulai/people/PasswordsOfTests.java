package cn.yishulai.people;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Thousands in the tests have one of a dozen passwords: each is hashed and checked once, as in life, and then remembered. */
@Mock
@ApplicationScoped
class PasswordsOfTests extends Passwords {

    private final Map<String, String> hashed = new ConcurrentHashMap<>();
    private final Map<String, Boolean> fitting = new ConcurrentHashMap<>();

    @Override
    String hash(String password) {
        return hashed.computeIfAbsent(password, super::hash);
    }

    @Override
    boolean fits(String password, String hash) {
        return fitting.computeIfAbsent(hash + " " + password, pair -> super.fits(password, hash));
    }
}
