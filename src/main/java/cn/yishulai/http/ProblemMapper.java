package cn.yishulai.http;

import static cn.yishulai.http.HttpRefusal.ADDRESS_UNKNOWN;
import static cn.yishulai.http.HttpRefusal.ANSWER_NOT_ACCEPTABLE;
import static cn.yishulai.http.HttpRefusal.BODY_MALFORMED;
import static cn.yishulai.http.HttpRefusal.BODY_TOO_LARGE;
import static cn.yishulai.http.HttpRefusal.BODY_TYPE_UNSUPPORTED;
import static cn.yishulai.http.HttpRefusal.METHOD_NOT_ALLOWED;
import static cn.yishulai.http.HttpRefusal.OUR_FAULT;
import static cn.yishulai.http.HttpRefusal.PARAMETER_MALFORMED;
import static cn.yishulai.http.HttpRefusal.TRY_AGAIN;
import static cn.yishulai.people.PeopleRefusal.NOT_SIGNED_IN;

import cn.yishulai.journal.OutgrownStatement;
import cn.yishulai.kernel.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Every no leaves the house here, in one shape. Of our own faults nothing leaves but a number to find them by in the log. */
@Singleton
class ProblemMapper {

    /** Lock not available, deadlock, serialisation failure, a transaction that stood idle for too long or found no primary. */
    private static final Set<String> PASSING = Set.of("55P03", "40P01", "40001", "25P03", "25006");

    /**
     * Classes of SQLSTATE: the connection is broken; a disk, the memory or the connections are used up; the database is being
     * stopped or is not up yet, or has cancelled a statement; its file system fails.
     */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "58");

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final ProblemAnswers answers;

    ProblemMapper(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper
    Response refused(Refused refused, HttpHeaders headers) {
        return answer(refused, headers);
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    Response notSignedIn(Exception ignored, HttpHeaders headers) {
        return answer(NOT_SIGNED_IN.because("this needs an access token of ours"), headers);
    }

    /** The contract bounds every member; who breaks a bound has sent something malformed. */
    @ServerExceptionMapper
    Response violated(ResteasyReactiveViolationException violated, HttpHeaders headers) {
        ConstraintViolation<?> first =
                violated.getConstraintViolations().iterator().next();
        if (first.getPropertyPath().iterator().next().getKind() == jakarta.validation.ElementKind.RETURN_VALUE) {
            return ourFault(violated, headers);
        }
        return answer(
                BODY_MALFORMED.because("%s %s".formatted(member(first.getPropertyPath()), first.getMessage())),
                headers);
    }

    /** Both named, because the framework has an answer of its own to the second. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response malformed(JsonProcessingException malformed, HttpHeaders headers) {
        Refused code = refusedWithin(malformed);
        return answer(
                code != null ? code : BODY_MALFORMED.because("the body is not as the contract describes it"), headers);
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException thrown, HttpHeaders headers, @Nullable SimpleResourceInfo route) {
        Response answer = thrown.getResponse();
        if (answer.hasEntity() || answer.getStatus() < 400) {
            return answer;
        }
        Refused within = refusedWithin(thrown);
        if (within != null) {
            return answer(within, headers);
        }
        return switch (answer.getStatus()) {
            case 400 -> answer(BODY_MALFORMED.because("the body is not as the contract describes it"), headers);
            case 401 -> answer(NOT_SIGNED_IN.because("this needs an access token"), headers);
            case 404 ->
                answer(
                        thrown.getCause() == null
                                ? ADDRESS_UNKNOWN.because("there is nothing at this address")
                                : PARAMETER_MALFORMED.because("a parameter is not as the contract describes it"),
                        headers);
            case 405 -> answer(METHOD_NOT_ALLOWED.because("this address does not take this method"), headers);
            case 406 -> answer(ANSWER_NOT_ACCEPTABLE.because("we do not speak any of these media types"), headers);
            case 413 -> answer(BODY_TOO_LARGE.because("this is more than we take"), headers);
            case 415 -> answer(BODY_TYPE_UNSUPPORTED.because("this media type is not taken here"), headers);
            default -> ourFault(thrown, headers);
        };
    }

    @ServerExceptionMapper
    Response ourFault(Throwable failure, HttpHeaders headers) {
        if (isPassing(failure)) {
            LOG.infof("asked to try again: %s", failure.getClass().getSimpleName());
            return answer(TRY_AGAIN.because("busy; the same request may succeed in a moment"), headers);
        }
        if (hasHungUp(failure)) {
            LOG.debugf("the caller hung up: %s", failure.getClass().getSimpleName());
            return answer(BODY_MALFORMED.because("the body ended too early"), headers); // that nobody reads
        }
        String instance = "urn:uuid:" + UUID.randomUUID();
        LOG.errorf(failure, "failure %s", instance);
        return answer(
                OUR_FAULT.because("this is our fault; the instance names it", Map.of("instance", instance)), headers);
    }

    private Response answer(Refused refused, HttpHeaders headers) {
        return answers.of(refused, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** What broke a commit is only told as suppressed. */
    static boolean isPassing(@Nullable Throwable failure) {
        return failure != null
                && ((failure instanceof SQLException sql && isPassing(sql))
                        || OutgrownStatement.is(failure)
                        || Stream.of(failure.getSuppressed()).anyMatch(ProblemMapper::isPassing)
                        || isPassing(failure.getCause()));
    }

    private static boolean isPassing(SQLException sql) {
        String state = sql.getSQLState();
        return state == null
                ? sql.getCause() instanceof TimeoutException // nobody gave a connection back in time
                : PASSING.contains(state) || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)));
    }

    /** The caller's connection ended before the request did: a lift, a tunnel, a tab that was closed. */
    private static boolean hasHungUp(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClosedException || cause instanceof ClosedChannelException) {
                return true;
            }
        }
        return false;
    }

    /** A value that cannot be what it claims to be refuses while the body is read; its own code is the better answer. */
    private static @Nullable Refused refusedWithin(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }

    /** The member of the body, without the names of our method and its parameter. */
    private static String member(Path path) {
        StringBuilder member = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKind() == jakarta.validation.ElementKind.PROPERTY) {
                member.append(member.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return member.isEmpty() ? "the body" : member.toString();
    }
}
