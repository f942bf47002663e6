import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Validates many small XML documents against one XSD, in one virtual machine.
 *
 * <p>Usage: {@code java XsdCheck.java schema.xsd < list}, one document a line, in Base64. Prints one
 * line a document, in the same order: {@code ok}, or the first fault.
 */
final class XsdCheck {
    private XsdCheck() {}

    public static void main(String[] args) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file"); // for xs:include
        Validator validator = factory.newSchema(new File(args[0])).newValidator();
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            out.println(verdict(validator, Base64.getDecoder().decode(line)));
        }
        out.flush();
    }

    private static String verdict(Validator validator, byte[] document) throws Exception {
        try {
            validator.validate(new StreamSource(new ByteArrayInputStream(document)));
            return "ok";
        } catch (SAXParseException fault) {
            return fault.getLineNumber() + ": " + oneLine(fault);
        } catch (SAXException fault) {
            return oneLine(fault);
        }
    }

    private static String oneLine(SAXException fault) {
        return String.valueOf(fault.getMessage()).replaceAll("\\s+", " ").trim();
    }
}
