using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Legacy.AddressSearch
{
    public class AddressRepository
    {
        private readonly XDocument _document;

        public AddressRepository(string file)
        {
            _document = XDocument.Load(file);
        }

        public List<string> InCity(string city, bool includePrivate)
        {
            IEnumerable<XElement> found = _document.Descendants("address")
                .Where(a => (string?)a.Attribute("city") == city);
            if (!includePrivate)
            {
                found = found.Where(a => (string?)a.Attribute("private") != "true");
            }
            return found.Select(a => a.Value).ToList();
        }
    }
}
