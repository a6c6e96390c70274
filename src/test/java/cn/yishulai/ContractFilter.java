package cn.yishulai;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.RestAssuredRequest;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.List;

/**
 * Holds every answer to the contract. A request that was answered 2xx must be one the contract allows too; a refused one
 * may be as wrong as the test wants it.
 *
 * <p>{@link ContractOnEveryTest} puts it into RestAssured for all tests of the service.
 */
final class ContractFilter implements Filter {

    /** What the contract speaks of; static files and health checks are not in it. */
    private static final List<String> OURS = List.of("/v1/", "/b/", "/f/", "/problems/", "/demo/");

    private static final OpenApiInteractionValidator CONTRACT =
            OpenApiInteractionValidator.createFor(Contract.FILE.toString()).build();

    @Override
    public io.restassured.response.Response filter(
            FilterableRequestSpecification asked, FilterableResponseSpecification expected, FilterContext context) {
        io.restassured.response.Response answered = context.next(asked, expected);
        Request request = RestAssuredRequest.of(asked);
        if (OURS.stream().anyMatch(request.getPath()::startsWith)) {
            ValidationReport report = check(request, RestAssuredResponse.of(answered));
            if (report.hasErrors()) {
                throw new AssertionError("%s %s answered %d against the contract:%n%s%n%s"
                        .formatted(
                                request.getMethod(),
                                request.getPath(),
                                answered.statusCode(),
                                SimpleValidationReportFormat.getInstance().apply(report),
                                answered.asString()));
            }
        }
        return answered;
    }

    private static ValidationReport check(Request request, Response response) {
        if (response.getStatus() < 300) {
            return CONTRACT.validate(request, response);
        }
        ValidationReport report = CONTRACT.validateResponse(request.getPath(), request.getMethod(), response);
        boolean nothingThere = List.of(404, 405).contains(response.getStatus())
                && report.getMessages().stream()
                        .allMatch(m -> m.getKey().equals("validation.request.path.missing")
                                || m.getKey().equals("validation.request.operation.notAllowed"));
        return nothingThere ? ValidationReport.empty() : report;
    }
}
