package cn.yishulai.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.BiConsumer;

/**
 * What happens to a request whose token does not do: it fails, and is answered like any other failure. Quarkus REST would put
 * the same in place of the default by itself, but works out first, at every request and for a binder of figures that is
 * switched off, which route it will take: with the table of all routes of the house, built anew each time (a third of the
 * memory of a request). It leaves alone what is not the default any more. Where Quarkus REST begins, it answers failures itself.
 */
@ApplicationScoped
class AuthenticationFailures {

    /** As authentication itself, which is installed before the filters of applications; Quarkus REST comes one after it. */
    private static final int RIGHT_AFTER_AUTHENTICATION = 200;

    /** After every filter of the framework that may ask who somebody is, before everything that answers. */
    private static final int BEFORE_ROUTES = 50;

    private static final BiConsumer<RoutingContext, Throwable> FAIL = AuthenticationFailures::fail;

    void install(@Observes Filters filters) {
        filters.register(AuthenticationFailures::put, RIGHT_AFTER_AUTHENTICATION);
        filters.register(AuthenticationFailures::remove, BEFORE_ROUTES);
    }

    private static void put(RoutingContext context) {
        if (context.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER) instanceof DefaultAuthFailureHandler) {
            context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, FAIL);
        }
        context.next();
    }

    private static void remove(RoutingContext context) {
        if (context.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER) == FAIL) {
            context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        }
        context.next();
    }

    private static void fail(RoutingContext context, Throwable why) {
        DefaultAuthFailureHandler.markIfOtherAuthenticationFailure(context, why);
        if (!context.failed()) {
            context.fail(DefaultAuthFailureHandler.extractRootCause(why));
        }
    }
}
