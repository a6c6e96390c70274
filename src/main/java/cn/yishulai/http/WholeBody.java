package cn.yishulai.http;

import static cn.yishulai.http.HttpRefusal.BODY_MALFORMED;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** JSON's null is no body. Refused here once, so that no room has to think of it. */
@Provider
@Singleton
class WholeBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null) {
            throw BODY_MALFORMED.because("the body is null");
        }
        return body;
    }
}
