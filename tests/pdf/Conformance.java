// Holds PDF files against PDF/UA-1 and the part of PDF/A that they name, PDF/A-2a or PDF/A-3a, with the
// veraPDF engine.
//
// Arguments: PDF files. Prints one line for each file and profile, and each failed rule below it.
// Exit 0: all conform; 1: some do not, or could not be read.

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Conformance {
    public static void main(String[] files) {
        VeraGreenfieldFoundryProvider.initialise();
        boolean allConform = files.length > 0;
        for (String file : files) {
            allConform &= conforms(file, PDFAFlavour.PDFUA_1);
            allConform &= conforms(file, archive(file));
        }
        System.exit(allConform ? 0 : 1);
    }

    // The metadata of a PDF/A are not compressed (ISO 19005-2, 6.6.2.1).
    private static PDFAFlavour archive(String file) {
        try {
            String text = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
            return text.contains("<pdfaid:part>3<") ? PDFAFlavour.PDFA_3_A : PDFAFlavour.PDFA_2_A;
        } catch (IOException exception) {
            return PDFAFlavour.PDFA_2_A;
        }
    }

    private static boolean conforms(String file, PDFAFlavour profile) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), profile)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false);
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s: %s: %s, %d checks%n", file, profile,
                    result.isCompliant() ? "conforms" : "DOES NOT CONFORM", result.getTotalAssertions());
            TreeMap<String, String> failures = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    failures.putIfAbsent(rule, assertion.getMessage() + " (" + assertion.getLocation().getContext() + ")");
                }
            }
            failures.forEach((rule, message) -> System.out.printf("  %s %s%n", rule, message));
            return result.isCompliant() && result.getTotalAssertions() > 0;
        } catch (Exception exception) {
            System.out.printf("%s: %s: could not be read: %s%n", file, profile, exception);
            return false;
        }
    }
}
