package cn.yishulai.http;

import static cn.yishulai.http.HttpRefusal.REQUESTS_TOO_MANY;

import cn.yishulai.people.Callers;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Counts every request of the contract before anything is done for it. A bad token is nobody's. */
@Provider
@Singleton
@Priority(Priorities.AUTHORIZATION - 1)
class Turnstile implements ContainerRequestFilter {

    private final RequestLimits limits;
    private final Callers callers;

    @Context
    HttpServerRequest request;

    Turnstile(RequestLimits limits, Callers callers) {
        this.limits = limits;
        this.callers = callers;
    }

    @Override
    public void filter(ContainerRequestContext ignored) {
        Optional<Duration> wait = signedIn()
                ? limits.ofPerson(callers.current().personId())
                : limits.ofAddress(Visitors.of(request).address());
        wait.ifPresent(time -> {
            throw REQUESTS_TOO_MANY.because(
                    "too many requests in a short time", Map.of("retryAfterSeconds", time.toSeconds() + 1));
        });
    }

    private boolean signedIn() {
        try {
            return callers.signedIn();
        } catch (AuthenticationFailedException e) {
            return false;
        }
    }
}
